// The browser's way to WeCom and back; only ever called in the H5 build.
const RETURN_TO = 'jinlian:return-to'
const LEFT_AT = 'jinlian:left-at'
const LOOP_MS = 60_000

/** The code and state WeCom sent back, taken out of the address so that they are used once and not shared. */
export function takeOauthAnswer(): {
  body: { code: string; state: string }
  returnTo: string | null
} | null {
  const query = new URLSearchParams(location.search)
  const code = query.get('code')
  const state = query.get('state')
  if (!code || !state) return null
  history.replaceState(null, '', `${location.pathname}${location.hash}`)
  const returnTo = recall(RETURN_TO)
  sessionStorage.removeItem(RETURN_TO)
  sessionStorage.removeItem(LEFT_AT)
  return { body: { code, state }, returnTo }
}

/** True if we just came back from WeCom with nothing: going again by ourselves would be a loop. */
export function wentRecently(): boolean {
  const leftAt = Number(recall(LEFT_AT) ?? 0)
  sessionStorage.removeItem(LEFT_AT)
  return Date.now() - leftAt < LOOP_MS
}

export function leaveToWecom(): void {
  const page = location.hash.replace(/^#/, '')
  if (/^\/(pages|desk)\//.test(page)) sessionStorage.setItem(RETURN_TO, page)
  rememberTrip()
  location.assign('/api/sessions/wecom-oauth')
}

/** From now on the way to WeCom is taken only when the person asks for it. */
export function rememberTrip(): void {
  sessionStorage.setItem(LEFT_AT, String(Date.now()))
}

function recall(key: string): string | null {
  return sessionStorage.getItem(key)
}
