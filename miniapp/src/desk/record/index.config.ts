export default definePageConfig({ navigationBarTitleText: '联络人档案' })
