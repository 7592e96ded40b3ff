/**
 * One message to one member. The same `content` must always give a byte-identical body: after `uncertain`
 * it is sent again with WeCom's own duplicate check (design §8). Throws ProviderError; `rejected` with
 * code `no_such_member` when the member is gone or cannot see the app.
 */
export type WecomMessagesPort = {
  send(message: { userid: string; content: WecomContent }): Promise<{ msgid: string }>
}

export type WecomContent = {
  /** 4–12 Han characters. */
  title: string
  /** 4–12 Han characters. */
  description: string
  /** At most 10; key ≤ 10, value ≤ 30 characters. */
  items: readonly { key: string; value: string }[]
  /** Route inside the mini-program, e.g. `pages/contacts/index?id=con_…`; also opened as H5. */
  page: string
}
