// WeCom's oldest phones: iOS 13 and Android 7 with the app's own engine. Older targets cost 60 KB of helpers.
const targets = { ios: '13', chrome: '79' }

export default {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
}
