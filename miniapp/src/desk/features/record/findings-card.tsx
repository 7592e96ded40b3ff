import { View } from '@tarojs/components'
import type { FindingView } from '../../../../../shared/cross-check.ts'
import { Icon } from '../../../components/icon.tsx'
import { sayDay } from '../../../lib/say-time.ts'

/** What comparing the number with those that other systems know has found. */
export function FindingsCard({ findings, now }: { findings: readonly FindingView[]; now: number }) {
  return (
    <View className='card'>
      <View className='card__head'>
        <View className='card__title' role='heading' aria-level='2'>
          核对发现
        </View>
      </View>
      {findings.length === 0 ? (
        <View className='sub second'>和其他系统的号码核对过，没有发现什么。</View>
      ) : (
        <View className='founds' role='list'>
          {findings.map((finding) => (
            <View key={finding.id} className='found' role='listitem'>
              <View className={finding.clearedAt ? 'second' : 'c-wait'}>
                <Icon name={finding.clearedAt ? 'done' : 'alert'} />
              </View>
              <View className='words'>
                <View>{finding.text}</View>
                {finding.details?.map((detail) => (
                  <View key={detail} className='note second'>
                    {detail}
                  </View>
                ))}
                <View className='note second'>
                  {sayDay(finding.foundAt, now)}
                  {finding.clearedAt ? ` · ${sayDay(finding.clearedAt, now)} 已了结` : ''}
                </View>
              </View>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}
