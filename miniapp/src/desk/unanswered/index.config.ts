export default definePageConfig({ navigationBarTitleText: '没答复的同事' })
