import type { Contact, ContactList } from '../../../../shared/contact.ts'
import type { Ring } from '../../components/rings.tsx'

/** `title` in the parts that a line may break between. */
export type CoverageWords = { title: string[]; detail: string; rings: Ring[] }

const isWaiting = (contact: Contact) => contact.state === 'pending' && !contact.replaces

/** The one sentence about how safe this employee is, and the rings that draw it. */
export function coverageWords({ coverage, contacts }: ContactList): CoverageWords {
  const { counts, wanted } = coverage
  const waiting = contacts.filter(isWaiting)
  const places = Math.min(5, Math.max(wanted, counts))
  const rings = Array.from({ length: places }, (_, place): Ring => {
    if (place < counts) return 'confirmed'
    return place < counts + waiting.length ? 'waiting' : 'empty'
  })
  return {
    title: titleOf(counts, contacts.length),
    detail: detailOf(counts, wanted, waiting),
    rings,
  }
}

function titleOf(counts: number, total: number): string[] {
  if (counts > 0) return [`您有 ${counts} 位已确认的`, '紧急联络人']
  return total === 0 ? ['您还没有', '紧急联络人'] : ['您还没有已确认的', '紧急联络人']
}

function detailOf(counts: number, wanted: number, waiting: Contact[]): string {
  if (counts >= wanted) return '万一有事，公司找得到您的家人。'
  const first = waiting[0]
  if (first) {
    const next = counts + 1
    return `${first.name}确认后就是 ${next} 位，更稳妥。`
  }
  return counts === 0 ? '请添加一位，或把没确认的办完。' : '再添一位，更稳妥。'
}
