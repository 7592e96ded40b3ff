import { View } from '@tarojs/components'
import type { Operations } from '../../../../../shared/operations.ts'
import { Chip } from '../../../components/chip.tsx'
import type { ChipWords } from '../../../lib/contact-chip.ts'
import { sayTime } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { callbackName, laneName, sayAge, sayCanary, timedName } from './operations-words.ts'
import { sayAccount, saySmsToday } from './sms-words.ts'

const fine = { tone: 'ok', icon: 'done', word: '正常' } as const

type Line = { name: string; words: string; trouble: string | null; unsure?: string | null }

function chipOf({ trouble, unsure }: Line): ChipWords {
  if (trouble) return { tone: 'bad', icon: 'alert', word: trouble }
  return unsure ? { tone: 'wait', icon: 'clock', word: unsure } : fine
}

/** What comes back from outside, what the clock does, what waits, and what today took. */
export function RunningCard({ operations }: { operations: Operations }) {
  const { callbacks, timed, lanes, sms, toldToday, canary } = operations
  const when = (at: string | null) => (at ? `最近 ${sayTime(at, serverNow())}` : '还没有过')
  const used = Math.round(((sms.sentToday + sms.waitingToday) / sms.dailyBudget) * 100)
  const told = toldToday.wecom + toldToday.email + toldToday.sms
  const lines: Line[] = [
    ...timed.map(({ name, lastAt, late }) => ({
      name: timedName(name),
      words: when(lastAt),
      trouble: late ? (lastAt ? '没有按时' : '还没有跑过') : null,
    })),
    ...callbacks.map(({ kind, lastAt, silent }) => ({
      name: callbackName(kind),
      words: when(lastAt),
      trouble: silent ? '收不到' : null,
    })),
    sayCanary(canary),
    {
      name: '今天的短信',
      words: saySmsToday(sms),
      trouble: used >= 80 ? '快用完了' : null,
    },
    sayAccount(sms),
    {
      name: '今天送到的预警',
      words: `${told} 条：企业微信 ${toldToday.wecom}，邮件 ${toldToday.email}，短信 ${toldToday.sms}`,
      trouble: null,
    },
    ...lanes.map(({ lane, waiting, oldestSeconds }) => ({
      name: `排队：${laneName(lane)}`,
      words: `${waiting} 件，最久 ${sayAge(oldestSeconds)}`,
      trouble: oldestSeconds >= 15 * 60 ? '等得太久' : null,
    })),
  ]
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        运行情况
      </View>
      <View role='list'>
        {lines.map((line) => (
          <View key={line.name} className='fault' role='listitem'>
            <View className='fault__words'>
              <View className='strong'>{line.name}</View>
              <View className='sub second'>{line.words}</View>
            </View>
            <Chip {...chipOf(line)} />
          </View>
        ))}
      </View>
    </View>
  )
}
