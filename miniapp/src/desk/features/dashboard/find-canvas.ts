import Taro from '@tarojs/taro'

type Size = { width?: number; height?: number; devicePixelRatio?: number }
export type Place = {
  /** A browser's element to draw in, or the mini-program's own canvas. */
  node: object
  size: Size
  dark: boolean
  adapter?: { createCanvas: () => HTMLCanvasElement }
}

type CanvasNode = {
  width: number
  height: number
  addEventListener?: () => void
  removeEventListener?: () => void
}
type Found = { node?: CanvasNode; width?: number; height?: number } | null

const SETTLE_MS = 100

/** Looks for the place once it is laid out; the returned function stops looking. */
export function findCanvas(
  id: string,
  onFound: (place: Place) => void,
  onResize: () => void,
): () => void {
  if (process.env.TARO_ENV === 'h5') return findElement(`${id}-box`, onFound, onResize)
  const timer = setTimeout(() => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((answers: Found[]) => {
        const place = placeOf(answers[0] ?? null)
        if (place) onFound(place)
      })
  }, SETTLE_MS)
  return () => clearTimeout(timer)
}

/** A mini-program's canvas knows no listeners and is as large as it is told. */
function placeOf(found: Found): Place | null {
  if (!found?.node) return null
  const { node, width = 300, height = 200 } = found
  const { pixelRatio } = Taro.getWindowInfo()
  node.width = width * pixelRatio
  node.height = height * pixelRatio
  node.addEventListener ??= () => undefined
  node.removeEventListener ??= () => undefined
  return {
    node,
    size: { width, height, devicePixelRatio: pixelRatio },
    dark: Taro.getAppBaseInfo().theme === 'dark',
    adapter: { createCanvas: () => node as unknown as HTMLCanvasElement },
  }
}

/** Follows its element's size, also where only the letters grow, and is found anew when day turns to night. */
function findElement(
  id: string,
  onFound: (place: Place) => void,
  onResize: () => void,
): () => void {
  const ending = new AbortController()
  const frame = requestAnimationFrame(() => {
    const all = document.querySelectorAll<HTMLElement>(`#${id}`)
    const node = all[all.length - 1]
    if (!node || node.clientWidth === 0) return
    const night = window.matchMedia('(prefers-color-scheme: dark)')
    const find = () => onFound({ node, size: {}, dark: night.matches })
    find()
    night.addEventListener('change', find, { signal: ending.signal })
    const sizes = new ResizeObserver(onResize)
    sizes.observe(node)
    ending.signal.addEventListener('abort', () => sizes.disconnect())
  })
  return () => {
    cancelAnimationFrame(frame)
    ending.abort()
  }
}
