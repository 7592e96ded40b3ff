/**
 * Cards with buttons, each to one member. The same card to the same member must always give a byte-identical body:
 * after `uncertain` it is sent again with WeCom's own duplicate check (design §8). Throws ProviderError; `rejected`
 * with code `no_such_member` when the member is gone or cannot see the app, with `task_used` when a card of this task
 * id was accepted before.
 */
export type WecomCardsPort = {
  /** `responseCode` changes this card once, within a day; null where WeCom gave none: a card without buttons, or one that it had already taken. */
  send(card: { userid: string; card: WecomCard }): Promise<{ responseCode: string | null }>
  /** Uses up the code. `rejected` where it was used, or is too old; then the card stays as it is. */
  update(update: {
    userids: readonly string[]
    responseCode: string
    change: WecomCardChange
  }): Promise<void>
}

/** Longer texts are cut to the limits, which count characters. */
export type WecomCard = {
  /** Used once only, `[A-Za-z0-9_-@]`, at most 128; comes back with each press. */
  taskId: string
  /** Who speaks, and in a word why: `紧联`, `要您跟进`. Together at most 13. */
  source: string
  sourceNote?: string
  /** At most 36, 44 and 160. */
  title: string
  desc: string
  text: string
  /** At most 6; key ≤ 5, value ≤ 30. Empty ones are left out. */
  rows: readonly { key: string; value: string }[]
  /** At most 6; text ≤ 10. */
  buttons: readonly WecomCardButton[]
  /** Where a tap on the card leads, e.g. `desk/alert/index?id=alr_…`. */
  page: string
}

/** `key` comes back to us when pressed (at most 1024 bytes, each different); `page` opens as H5. */
export type WecomCardButton = { text: string; style: WecomButtonStyle } & (
  | { key: string }
  | { page: string }
)
export type WecomButtonStyle = 'main' | 'plain' | 'danger' | 'plain_danger'

/** `button`: one grey button says what became of it. `card`: another card in its place, with buttons or without. */
export type WecomCardChange = { kind: 'button'; text: string } | { kind: 'card'; card: WecomCard }
