import Taro from '@tarojs/taro'
import { inBrowser } from './platform.ts'

// The only file that touches wx.qy.*: WeCom adds it to the mini-program's global `wx`.
type WecomDoor = {
  login(options: {
    success: (answer: { code?: string }) => void
    fail: (trouble: { errMsg?: string }) => void
  }): void
}

declare const wx: { qy?: WecomDoor } | undefined

function door(): WecomDoor | null {
  if (typeof wx === 'undefined') return null
  return wx.qy ?? null
}

/** True in WeCom's mini-program host or WeCom's own browser. */
export function insideWecom(): boolean {
  if (inBrowser) return /wxwork/i.test(navigator.userAgent)
  const host: { environment?: string } = Taro.getSystemInfoSync()
  return host.environment === 'wxwork' || door() !== null
}

/** A one-time code for the server, good for five minutes; null when WeCom gives none. */
export function getLoginCode(): Promise<string | null> {
  return new Promise((resolve) => {
    const wecom = door()
    if (!wecom) return resolve(null)
    wecom.login({
      success: (answer) => resolve(answer.code ?? null),
      fail: () => resolve(null),
    })
  })
}
