/** Who is at the door, as WeCom knows them. Throws ProviderError; `rejected` = the code is bad, used or expired. */
export type MembersPort = {
  /** `wx.qy.login` code → member of our company; null = a member of another company. */
  fromMiniCode(code: string): Promise<{ userid: string } | null>
  /** OAuth code → member; null = not a member of our company. */
  fromOauthCode(code: string): Promise<{ userid: string } | null>
  /** Where the browser goes to log in; it comes back to `redirectUri` with `code` and `state`. */
  oauthUrl(redirectUri: string, state: string): string
}
