/** Lead and supporting units, in Chinese. */

export const zhSupports = {
  title: '配合单位',
  nobody: '没有配合单位。问题只计在责任单位名下。',
  units: (names: string): string => `配合：${names}`,
  offered: (names: string): string => `台账“配合单位”一栏写着：${names}。要由它们配合的，请指定。`,
  take: '按台账所写选上',
  name: '指定配合单位',
  hint: '配合单位看得到这条问题，报自己的进展和佐证材料，不能改动内容，也不能申请销号；问题仍只计在责任单位名下。',
  told: '保密问题，也让配合单位看到内容',
  hidden: '这条问题保密：没有勾选时，配合单位看不到它。',
  note: '说明（配合什么）',
  send: '确定',
  shares: (n: number): string => `配合进展（${n}）`,
  leadUnit: (name: string): string => `牵头：${name}`,
  screen: '本单位配合的事项',
  lead: '由别的单位牵头、办公室指定本单位配合。只报本单位的一份，销号由牵头单位申请。',
  none: '没有需要本单位配合的事项。',
  text: '本单位的进展',
  report: '报进展',
}
