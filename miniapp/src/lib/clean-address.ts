/**
 * WeCom's log-in address ends in #wechat_redirect, and a browser carries that along every redirect back to
 * us. The router would look for a page of that name, so it is dropped before the router starts.
 */
export function cleanAddress(): void {
  if (location.hash === '' || location.hash.startsWith('#/')) return
  history.replaceState(null, '', `${location.pathname}${location.search}`)
}
