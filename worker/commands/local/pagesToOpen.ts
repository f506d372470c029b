/** What a person may open in the browser, printed when it is there. */
export function pagesToOpen(url: string): string {
  return `
  起始页    ${url}/
  试用台    ${url}/workbench/      （没有 Excel 也能走完全程）
  任务窗格  ${url}/taskpane.html
  操作指南  ${url}/guide.html
  清单文件  ${url}/manifest.xml

Ctrl+C 结束。`
}
