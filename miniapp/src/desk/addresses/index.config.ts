export default definePageConfig({ navigationBarTitleText: '接收地址' })
