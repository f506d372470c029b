/** Whether this server carries the workbench, which is built for development only. */
export async function hasWorkbench(): Promise<boolean> {
  const response = await fetch('workbench/index.html', { method: 'HEAD' })
  return response.ok
}
