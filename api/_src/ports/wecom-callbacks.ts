/**
 * What WeCom pushes to us, opened: signature, receiver and form are checked in constant time. `null` =
 * not WeCom's, or not meant for us; nothing else is told about why.
 */
export type WecomCallbacksPort = {
  /** The console's check of the address: the text to answer, bare, within a second. */
  openEcho(envelope: CallbackEnvelope & { echostr: string }): string | null
  /** One push; `body` is the XML as it came. */
  openEvent(envelope: CallbackEnvelope, body: string): WecomEvent | null
}

/** The query of every callback, URL-decoded. */
export type CallbackEnvelope = { msg_signature: string; timestamp: string; nonce: string }

export type WecomEvent = {
  /** Equal for the up to three deliveries of one push: MsgId, else sender, time and event. */
  key: string
  createdAt: Date
  /** `event`, `text`, … */
  msgType: string
  /** e.g. `change_contact`, `template_card_event`; null where msgType is not `event`. */
  event: string | null
  /** Of `change_contact`: `create_user`, `update_user`, `delete_user`, `create_party`, … */
  changeType: string | null
  /** The member it is about: `UserID` of a change, else who pressed or wrote; null for system events. */
  userid: string | null
  /** Of `template_card_event`, null elsewhere. The card's `taskId`, as it was sent. */
  taskId: string | null
  /** The pressed button's `key`. */
  eventKey: string | null
  /** Changes the card once, within a day; a fresh one with each press. */
  responseCode: string | null
  /** `button_interaction`, `text_notice`, … */
  cardType: string | null
  /** Every plain field of the push by WeCom's own name. */
  fields: Readonly<Record<string, string>>
}
