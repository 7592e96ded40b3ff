import { newId } from '../../../../api/_src/kernel/ids.ts'
import type { Life } from './lives.ts'
import type { Past } from './past.ts'

/** What the carrier said of the number. */
export function addNumber(
  { rows, at, random }: Past,
  employeeId: string,
  life: Life,
  phoneHash: string,
  checkedAt: Date,
): void {
  if (life.other && !life.status) return
  const known = rows.numbers.get(phoneHash)
  const status = life.status ?? 'normal'
  const reassigned = life.cause === 'reassigned'
  if (!known || (known.checkedAt ?? checkedAt) <= checkedAt)
    rows.numbers.set(phoneHash, {
      phoneHash,
      status,
      carrier: random.pick(['CMCC', 'CMCC', 'CUCC', 'CTCC']),
      province: '江苏',
      city: '苏州',
      checkedAt,
      ...(reassigned
        ? {
            reassigned: 'yes' as const,
            reassignedSince: at(life.proven ?? 0, 2),
            reassignedCheckedAt: at(life.ended ?? 0, 2),
          }
        : {}),
    })
  const check = { phoneHash, employeeId, kind: 'status' as const }
  rows.checks.push({
    ...check,
    id: newId('numberCheck', checkedAt),
    answer: status,
    at: checkedAt,
  })
  if (life.named - (life.checked ?? 0) > 30) {
    const first = at(life.named)
    rows.checks.push({ ...check, id: newId('numberCheck', first), answer: 'normal', at: first })
  }
}
