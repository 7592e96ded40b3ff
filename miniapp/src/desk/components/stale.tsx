import { View } from '@tarojs/components'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { type Refusal, staleWords } from '../../lib/refusal.ts'

/** Above what was read earlier and could not be read again. */
export function Stale({ refusal, again }: { refusal: Refusal | null; again: () => void }) {
  if (!refusal) return null
  return (
    <Banner tone='wait'>
      <View>{staleWords(refusal)}</View>
      <Button look='text' small onPress={again}>
        再试一次
      </Button>
    </Banner>
  )
}
