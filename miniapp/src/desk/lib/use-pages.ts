import { View } from '@tarojs/components'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import type { Answer } from '../../lib/refusal.ts'
import { scrollToTop } from '../../lib/scroll-to.ts'
import { useAnswer } from './use-answer.ts'

/** A list by cursor, a page at a time; another question begins at its first page. */
export function usePages<T>(ask: (cursor?: string) => Promise<Answer<T>>) {
  const [place, setPlace] = useState<{ ask: typeof ask; cursors: readonly string[] }>({
    ask,
    cursors: [],
  })
  const cursors = place.ask === ask ? place.cursors : []
  const cursor = cursors.at(-1)
  const look = useCallback(() => ask(cursor), [ask, cursor])
  const answer = useAnswer(look)
  useEffect(() => {
    setPlace({ ask, cursors: [] })
  }, [ask])

  const turn = (to: readonly string[]) => {
    setPlace({ ask, cursors: to })
    scrollToTop()
  }
  function Turn({ next }: { next: string | null }) {
    if (!next && cursors.length === 0) return null
    return (
      <View className='turn'>
        {cursors.length > 0 ? (
          <Button small onPress={() => turn(cursors.slice(0, -1))}>
            上一页
          </Button>
        ) : null}
        <View className='sub second nowrap'>第 {cursors.length + 1} 页</View>
        {next ? (
          <Button small onPress={() => turn([...cursors, next])}>
            下一页
          </Button>
        ) : null}
      </View>
    )
  }
  return { ...answer, Turn }
}
