import Taro from '@tarojs/taro'

/** Brings what is missing into sight. */
export function scrollToField(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -72, duration: 200 })
}

export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 200 })
}
