import { shanghaiDate, shanghaiHour } from '../../../../api/_src/kernel/clock.ts'
import { isWorkday } from '../../../../api/_src/kernel/workdays.ts'
import type { TakenSms } from '../facts.ts'

/**
 * Design §5, hours: what an employee submits or resends 08:00–21:00 every day, repeats and renewals 09:00–20:00 on
 * workdays; codes, and what was wanted at once, at any time. `hurried`: `name phone`.
 */
export function hours(today: readonly TakenSms[], isHurried: (sms: TakenSms) => boolean): string[] {
  return today.flatMap((sms) => {
    const at = new Date(sms.at)
    const hour = shanghaiHour(at)
    if (sms.what === 'notice' && (hour < 8 || hour >= 21) && !isHurried(sms))
      return [`a notice at ${hour} o'clock for ${sms.employee}`]
    if (sms.what !== 'repeat' && sms.what !== 'renewal') return []
    const isOpen = hour >= 9 && hour < 20 && isWorkday(shanghaiDate(at))
    return isOpen
      ? []
      : [`a ${sms.what} on ${shanghaiDate(at)} at ${hour} o'clock for ${sms.employee}`]
  })
}
