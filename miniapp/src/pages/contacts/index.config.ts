export default definePageConfig({ navigationBarTitleText: '紧急联络人' })
