/**
 * Headers of the built pages: what they may load, who may frame them.
 *
 * Excel on the web shows the pane in a frame of its own, and more than one host does so; Microsoft keeps no list,
 * so this one follows what people met (OfficeDev/office-js-docs-pr #4911, #721; office-js #3342, #1687). Excel on
 * the desktop loads the pane as a page and asks nobody.
 */

const frameHosts = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://onedrive.live.com',
  // The cloud operated by 21Vianet (世纪互联).
  'https://*.partner.officewebapps.cn',
  'https://*.partner.office365.cn',
  'https://*.sharepoint.cn',
]

/** Office.js and what it loads by itself: its parts beside it, and from a Microsoft CDN a library of strings. */
const scriptHosts = [
  'https://appsforoffice.microsoft.com',
  'https://appsforoffice.cdn.partner.office365.cn',
  'https://ajax.aspnetcdn.com',
]

const HSTS_SECONDS = 365 * 24 * 60 * 60

/** Adds them to a page's answer. `hosts`: further hosts that may frame the pane, blank between two. */
export function withPageHeaders(page: Response, request: Request, hosts: string | undefined): Response {
  const response = new Response(page.body, page)
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${scriptHosts.join(' ')}`,
    // The components and Office.js itself write styles as they go (office-js #1687).
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self' ${scriptHosts.join(' ')}`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors ${["'self'", ...frameHosts, ...hostsOf(hosts)].join(' ')}`,
  ].join('; ')
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  setHsts(response.headers, request)
  return response
}

/** Only said over TLS; a browser ignores it elsewhere. */
export function setHsts(headers: Headers, request: Request): void {
  if (isHttps(request)) headers.set('strict-transport-security', `max-age=${HSTS_SECONDS}`)
}

/** Whether the person's browser spoke TLS, to us or to the proxy before us. */
function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
}

/** A host that would end the directive or the header is none. */
function hostsOf(hosts: string | undefined): string[] {
  return (hosts ?? '').split(/\s+/).filter((host) => /^https:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/.test(host))
}
