import { View } from '@tarojs/components'
import type { Operations } from '../../../../../shared/operations.ts'
import { Chip } from '../../../components/chip.tsx'
import { sayProvider } from './operations-words.ts'

/** How the outside systems answer, from what all instances called. */
export function ProvidersCard({ providers }: { providers: Operations['providers'] }) {
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        外部服务
      </View>
      <View role='list'>
        {providers.map((view) => {
          const { name, chip, line } = sayProvider(view)
          return (
            <View key={view.provider} className='fault' role='listitem'>
              <View className='fault__words'>
                <View className='strong'>{name}</View>
                {line ? <View className='sub second'>{line}</View> : null}
              </View>
              <Chip {...chip} />
            </View>
          )
        })}
      </View>
    </View>
  )
}
