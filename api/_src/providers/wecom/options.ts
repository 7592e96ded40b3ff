import type { DirectoryOptions } from './directory.ts'

export type WecomOptions = {
  /** `https://qyapi.weixin.qq.com`. */
  apiUrl: string
  /** `https://open.weixin.qq.com`. */
  oauthUrl: string
  corpId: string
  agentId: number
  /** The self-built app's secret: members, messages. */
  secret: string
  /** The mini-program linked to the app: its login needs a token of its own secret (wecom 96959). */
  mini: { appId: string; secret: string } | null
  /** Where `#/pages/…` opens as H5; used for messages when there is no mini-program. */
  h5Url: string
  /** Null: the app has no callback address. */
  callback: { token: string; encodingAesKey: string } | null
  /** Null: the directory is not read. */
  directory: DirectoryOptions | null
  /** Is 人事助手 read, and written back to? */
  roster: boolean
  egressProxyUrl: string | null
  /** Messages to one member over all kinds and instances; WeCom drops the 31st unseen (wecom 90236). */
  memberPerMinute?: number
  /** Calls of the directory a second over all instances. */
  directoryPerSecond?: number
  timeoutMs?: number
  connectTimeoutMs?: number
  maxConnections?: number
}
