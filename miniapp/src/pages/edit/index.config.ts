export default definePageConfig({ navigationBarTitleText: '添加联络人' })
