import { Canvas, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useLargeText } from '../../../lib/text-size.ts'
import { drawLine, type LinePoint } from './draw-line.ts'

type Props = {
  points: readonly LinePoint[]
  label: string
  /** The axis runs from 0 to 100 %, not only where the points are. */
  whole?: boolean
}

let count = 0

/** A curve drawn by ECharts; its numbers are in the table beside it. */
export function LineChart({ points, label, whole = false }: Props) {
  const id = useRef('')
  if (id.current === '') {
    count += 1
    id.current = `line-${count}`
  }
  const large = useLargeText()
  useEffect(() => drawLine(id.current, points, { large, whole }), [points, large, whole])
  return (
    <View className='line-chart' role='img' aria-label={label} id={`${id.current}-box`}>
      {process.env.TARO_ENV === 'h5' ? null : (
        <Canvas type='2d' id={id.current} canvasId={id.current} className='line-chart__canvas' />
      )}
    </View>
  )
}
