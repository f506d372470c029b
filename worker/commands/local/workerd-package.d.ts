/** The package exports the path of the workerd binary for this machine. */
declare module 'workerd' {
  const exported: { default: string }
  export default exported
}
