import type { Contact, ContactList } from '../../../../shared/contact.ts'
import type { Ring } from '../../components/rings.tsx'

/** `title` in the parts that a line may break between. */
export type CoverageWords = { title: string[]; detail: string; rings: Ring[] }

const isWaiting = ({ state, replaces, noSms }: Contact) =>
  state === 'pending' && !replaces && noSms !== 'stopped'

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
    const after = `${first.name}${first.noSms ? '由人事核实' : '确认'}后`
    return counts === 0 ? `${after}，您就有 1 位了。` : `${after}就是 ${counts + 1} 位，更稳妥。`
  }
  return counts === 0 ? '请添加一位，或把没确认的办完。' : '再添一位，更稳妥。'
}
