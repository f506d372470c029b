/** Word templates are imported as bytes (see `rules` in wrangler.toml). */
declare module '*.docx' {
  const bytes: ArrayBuffer
  export default bytes
}
