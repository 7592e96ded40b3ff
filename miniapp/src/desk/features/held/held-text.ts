import type { Held, HeldFact } from '../../../../../shared/held.ts'
import { sayMoment } from '../../../lib/say-time.ts'

/** Nothing at all is held of this number. */
export function isEmpty({ contacts, number, elsewhere }: Held): boolean {
  return contacts.length + number.length + elsewhere.length === 0
}

/** All of it as plain text, to be handed to the person who asked. */
export function textOfHeld(held: Held): string {
  // a letter is read on other days: never today or yesterday, and always with the year
  const now = 0
  const lines = (facts: readonly HeldFact[]) =>
    facts.map(({ label, value }) => `${label}：${value}`)
  const part = (title: string, facts: readonly HeldFact[]) =>
    facts.length > 0 ? ['', title, ...lines(facts)] : []
  return [
    `${held.company}保存的关于 ${held.phone} 的资料`,
    `查询时间：${sayMoment(held.at, now)}`,
    ...(isEmpty(held) ? ['', '没有保存这个号码的任何资料。'] : []),
    ...held.contacts.flatMap(({ facts, events }) => [
      '',
      '作为紧急联络人',
      ...lines(facts),
      '经过：',
      ...events.map(
        ({ at, text, detail }) => `${sayMoment(at, now)}  ${text}${detail ? `（${detail}）` : ''}`,
      ),
    ]),
    ...part('号码本身', held.number),
    ...part('其他地方', held.elsewhere),
  ].join('\n')
}
