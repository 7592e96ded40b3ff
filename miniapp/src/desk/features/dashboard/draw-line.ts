import { LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type ECharts, init, setPlatformAPI, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'
import { findCanvas, type Place } from './find-canvas.ts'

use([LineChart, GridComponent, LabelLayout, CanvasRenderer])

export type LinePoint = { name: string; value: number }
/** `whole`: the axis runs from 0 to 100 %, else it fits the points. */
export type LineLook = { large: boolean; whole: boolean }

const light = { line: '#1d5bbf', words: '#465160', grid: '#e1e6ec', ground: '#ffffff' }
const dark = { line: '#92b9ff', words: '#bac4d1', grid: '#2a3442', ground: '#171e28' }

/** Draws the curve once its place is on the screen; the returned function takes it away. */
export function drawLine(id: string, points: readonly LinePoint[], how: LineLook): () => void {
  let chart: ECharts | null = null
  let gone = false
  const draw = (place: Place) => {
    if (gone) return
    if (place.adapter) setPlatformAPI(place.adapter)
    chart?.dispose()
    chart = init(place.node as HTMLElement, null, place.size)
    chart.setOption(optionOf(points, place.dark ? dark : light, how))
  }
  const stop = findCanvas(id, draw, () => chart?.resize())
  return () => {
    gone = true
    stop()
    chart?.dispose()
  }
}

function optionOf(points: readonly LinePoint[], colours: typeof light, how: LineLook) {
  const scale = how.large ? 1.5 : 1
  const fontSize = 13 * scale
  const words = { color: colours.words, fontSize }
  return {
    animation: false,
    grid: { left: 4, right: 16, top: 24 * scale, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category' as const,
      data: points.map(({ name }) => name),
      axisLabel: { ...words, hideOverlap: true },
      axisLine: { lineStyle: { color: colours.grid } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      ...(how.whole ? { min: 0, max: 100 } : { scale: true }),
      axisLabel: { ...words, formatter: '{value}%' },
      splitLine: { lineStyle: { color: colours.grid } },
    },
    series: [
      {
        type: 'line' as const,
        data: points.map(({ value }) => value),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 3, color: colours.line },
        itemStyle: { color: colours.line },
        areaStyle: { color: colours.line, opacity: 0.08 },
        label: { show: true, position: 'top' as const, ...words },
        labelLayout: { hideOverlap: true },
      },
    ],
  }
}
