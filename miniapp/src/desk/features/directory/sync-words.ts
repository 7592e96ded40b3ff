import type { DirectorySync } from '../../../../../shared/directory.ts'
import type { IconName } from '../../../components/icon.tsx'
import type { Tone } from '../../../lib/contact-chip.ts'
import { sayCount } from '../../lib/say-number.ts'

export const syncChips: Record<DirectorySync['state'], { tone: Tone; icon: IconName }> = {
  due: { tone: 'wait', icon: 'clock' },
  running: { tone: 'wait', icon: 'spinner' },
  done: { tone: 'ok', icon: 'done' },
  failed: { tone: 'bad', icon: 'wrong' },
  stopped: { tone: 'bad', icon: 'alert' },
}

const changes = [
  ['joined', '加入'],
  ['returned', '回来'],
  ['left', '离开'],
  ['changed', '资料变了'],
  ['held', '等人核对'],
  ['hidden', '不在可见范围'],
] as const

/** `12,161 人，48 个部门；加入 3，离开 1`: what is nought is not said. */
export function sayCounts(counts: Readonly<Record<string, number>>): string {
  const of = (key: string) => counts[key] ?? 0
  const whole = `${sayCount(of('members'))} 人，${sayCount(of('departments'))} 个部门`
  const parts = changes.flatMap(([key, words]) =>
    of(key) > 0 ? [`${words} ${sayCount(of(key))}`] : [],
  )
  return parts.length > 0 ? `${whole}；${parts.join('，')}` : whole
}
