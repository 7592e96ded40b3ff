import type { NotedMessage, TakenSms } from '../facts.ts'

/**
 * Design §4.2: what the vendor accepted is what we know to have sent. An SMS that no message knows as its own was sent
 * a second time. And each went to the number of its contact, who had not been retired by then.
 */
export function sentOnce(today: readonly TakenSms[], messages: readonly NotedMessage[]): string[] {
  const known = new Map(messages.map((message) => [message.outId, message]))
  return today.flatMap((sms) => {
    const who = `${sms.what} for ${sms.employee} at ${new Date(sms.at).toISOString()}`
    const noted = known.get(sms.outId ?? '')
    if (!noted) return [`sent, and sent again: ${who}`]
    if (noted.contactId === '' || noted.phoneHash.includes(':')) return []
    if (noted.phoneHash !== sms.phoneHash) return [`sent to another number than noted: ${who}`]
    if (!noted.contactHash.includes(':') && noted.contactHash !== sms.phoneHash)
      return [`sent to another number than the contact's: ${who}`]
    const isOver = noted.retiredAt !== null && Date.parse(noted.retiredAt) < sms.at
    return isOver ? [`sent about a retired contact: ${who}`] : []
  })
}
