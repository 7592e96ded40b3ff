import type { TakenSms } from '../facts.ts'

/** Design §4.4: nothing to a number that the carrier had called 空号, as long as it last did. */
export function noDeadNumber(
  today: readonly TakenSms[],
  answers: readonly { phoneHash: string; answer: string; at: string }[],
): string[] {
  return today.flatMap((sms) => {
    const last = answers.findLast(
      ({ phoneHash, at }) => phoneHash === sms.phoneHash && Date.parse(at) < sms.at,
    )
    return last?.answer === 'vacant' ? [`a ${sms.what} to a dead number for ${sms.employee}`] : []
  })
}
