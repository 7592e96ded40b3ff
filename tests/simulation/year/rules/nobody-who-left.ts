import type { TakenSms } from '../facts.ts'

/** Design §4.4: nothing for an employee who left, from the moment their contacts ended; `cameAt` of who is back, at once even. */
export function nobodyWhoLeft(
  today: readonly TakenSms[],
  endings: readonly { employee: string; at: string }[],
  cameAt: (employee: string) => number,
): string[] {
  const ended = new Map(endings.map(({ employee, at }) => [employee, Date.parse(at)]))
  return today.flatMap(({ employee, at, what }) => {
    const left = ended.get(employee ?? '')
    if (employee === null || left === undefined || left >= at || cameAt(employee) >= left) return []
    return [`a ${what} for ${employee}, who left`]
  })
}
