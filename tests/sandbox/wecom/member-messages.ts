import type { MessageInput } from './message-shape.ts'

export type MemberMessage = {
  msgid: string
  userid: string
  msgtype: MessageInput['msgtype']
  sentAt: number
  title: string | null
  text: string
  lines: { key: string; value: string }[]
  buttons: string[]
  /** The page of the mini-program that a tap opens. */
  page: string | null
  /** Where a tap leads in a browser. */
  link: string | null
  /** Of a template_card, null of anything else. */
  card: ShownCard | null
}

/** The parts of a card that can be pressed or change. */
export type ShownCard = {
  taskId: string
  cardType: string
  /** Interactive, or with a menu: only these have response codes. */
  canChange: boolean
  source: string
  /** `style` 1–4; `key` comes back when pressed, `url` opens. */
  buttons: { text: string; style: number; key: string | null; url: string | null }[]
  /** The grey button that took the place of all others. */
  replacedWith: string | null
}

export type MemberMessages = {
  add(message: MemberMessage): void
  /** Oldest first. */
  sentTo(userid: string): readonly MemberMessage[]
  /** Everybody's copy of the card with this task id. */
  withTask(taskId: string): readonly MemberMessage[]
  readonly size: number
  /** How often something that was sent has changed. */
  readonly changes: number
  noteChange(): void
  snapshot(): MemberMessage[]
  restore(messages: MemberMessage[]): void
}

export function memberMessages(): MemberMessages {
  const byMember = new Map<string, MemberMessage[]>()
  let size = 0
  let changes = 0
  function add(message: MemberMessage): void {
    const list = byMember.get(message.userid) ?? []
    list.push(message)
    byMember.set(message.userid, list)
    size++
  }
  return {
    add,
    sentTo: (userid) => byMember.get(userid) ?? [],
    withTask: (taskId) =>
      [...byMember.values()].flat().filter((message) => message.card?.taskId === taskId),
    get size() {
      return size
    },
    get changes() {
      return changes
    },
    noteChange() {
      changes++
    },
    snapshot: () => [...byMember.values()].flat(),
    restore(messages) {
      byMember.clear()
      size = 0
      // kept before cards could be pressed: without parts
      for (const message of messages) add({ ...message, card: message.card ?? null })
    },
  }
}
