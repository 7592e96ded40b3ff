import { MINUTE } from '../../../../api/_src/kernel/clock.ts'
import type { TakenSms } from '../facts.ts'

type No = { employee: string | null; phone: string; at: number }

/** Design §4.4: nothing to a pair that said no, nothing at all to a number that said stop. What was on its way may arrive. */
export function noMeansNo(
  today: readonly TakenSms[],
  { noes, stops }: { noes: readonly No[]; stops: readonly No[] },
): string[] {
  return today.flatMap((sms) => {
    const isOver = (no: No) => no.phone === sms.phone && no.at + MINUTE < sms.at
    const who = `${sms.what} for ${sms.employee}`
    if (stops.some(isOver)) return [`sent after stop: ${who}`]
    // the number may be somebody else's family too
    const said = noes.some((no) => isOver(no) && no.employee === sms.employee)
    return sms.employee !== null && said ? [`sent after no: ${who}`] : []
  })
}
