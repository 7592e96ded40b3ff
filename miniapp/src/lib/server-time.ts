let ahead = 0

/** Keeps how far the server's clock is ahead of this phone's; a phone's clock may be set to anything. */
export function noteServerTime(headers: Record<string, unknown> | undefined): void {
  const said = headers?.['x-server-time'] ?? headers?.['X-Server-Time']
  const at = typeof said === 'string' ? Date.parse(said) : Number.NaN
  if (Number.isFinite(at)) ahead = at - Date.now()
}

/** Now, by the server's clock, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + ahead
}
