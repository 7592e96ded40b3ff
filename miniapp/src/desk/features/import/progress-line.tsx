import { View } from '@tarojs/components'

/** How far something is; `share` 0–1, or null while nobody can say. */
export function ProgressLine({ words, share }: { words: string; share: number | null }) {
  const percent = share === null ? null : Math.min(100, Math.round(share * 100))
  return (
    <View className='progress'>
      <View className='progress__words' role='status'>
        {words}
        {percent === null ? '' : `，${percent}%`}
      </View>
      <View
        className='progress__line'
        role='progressbar'
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <View
          className={`progress__done${percent === null ? ' progress__done--unknown' : ''}`}
          style={percent === null ? {} : { width: `${percent}%` }}
        />
      </View>
    </View>
  )
}
