import Taro from '@tarojs/taro'

const home = '/pages/contacts/index'

const routes = {
  contacts: home,
  edit: '/pages/edit/index',
  progress: '/pages/progress/index',
  code: '/pages/code/index',
  reorder: '/pages/reorder/index',
} as const
type Route = keyof typeof routes

function urlOf(route: Route, query: Record<string, string> = {}): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return pairs.length ? `${routes[route]}?${pairs.join('&')}` : routes[route]
}

export function openPage(route: Route, query?: Record<string, string>): void {
  void Taro.navigateTo({ url: urlOf(route, query) })
}

/** Opens a page in place of this one, so that 返回 does not lead back into a finished form. */
export function replacePage(route: Route, query?: Record<string, string>): void {
  void Taro.redirectTo({ url: urlOf(route, query) })
}

/** One page back, or to the list when this page was opened by a link. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: home })
}

export function goHome(): void {
  void Taro.reLaunch({ url: home })
}

/** The desk, for those who have one. */
export function openDesk(): void {
  void Taro.reLaunch({ url: '/desk/home/index' })
}
