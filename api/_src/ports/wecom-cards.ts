/**
 * A card with buttons to one member. The same `card` must always give a byte-identical body: after `uncertain` it is
 * sent again with WeCom's own duplicate check (design §8). Throws ProviderError; `rejected` with code `no_such_member`
 * when the member is gone or cannot see the app, with `task_used` when a card of this task id was accepted before.
 */
export type WecomCardsPort = {
  /** `responseCode` changes the card once, within a day; null where WeCom did not say it again. */
  send(message: { userid: string; card: WecomCard }): Promise<{ responseCode: string | null }>
  /** Changes a card of this member that was sent: its buttons are replaced by words, or the whole card is. */
  update(change: { userid: string; responseCode: string; to: CardChange }): Promise<void>
}

export type CardChange = { words: string } | { card: WecomCard }

export type WecomCard = {
  /** Never used before by this app; letters, digits, `_`, `-`, at most 128. */
  taskId: string
  /** At most 36 characters. */
  title: string
  /** At most 44 characters. */
  description: string
  /** At most 160 characters. */
  text: string
  /** At most 6; key ≤ 5, value ≤ 30 characters. */
  rows: readonly { key: string; value: string }[]
  /** At most 6, text ≤ 10: a press comes back with `key`, or opens `page`. */
  buttons: readonly CardButton[]
  /** Route inside the mini-program that a tap on the card opens; also opened as H5. */
  page: string
}
export type CardButton = { text: string; key: string } | { text: string; page: string }
