const inBrowser = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: [
    'pages/contacts/index',
    'pages/edit/index',
    'pages/progress/index',
    'pages/code/index',
    'pages/reorder/index',
  ],
  // what only HR, managers, duty officers and administrators open
  subPackages: [
    {
      root: 'desk',
      pages: [
        'home/index',
        'worklist/index',
        'record/index',
        'employee/index',
        'approvals/index',
        'approval/index',
        'emergency/index',
        'card/index',
        'drills/index',
        'drill/index',
        'drill-card/index',
        'dashboard/index',
        'campaigns/index',
        'campaign/index',
        'unanswered/index',
        'roles/index',
        'audit/index',
        'held/index',
        'system/index',
        'directory/index',
        'roster/index',
        'keys/index',
        'settings/index',
        'addresses/index',
        'imports/index',
        'upload/index',
        'exports/index',
        'more/index',
      ],
    },
  ],
  animation: false,
  window: inBrowser
    ? { navigationStyle: 'custom', navigationBarTitleText: '紧急联络人' }
    : {
        navigationBarTitleText: '紧急联络人',
        navigationBarBackgroundColor: '@navBackground',
        navigationBarTextStyle: '@navText' as 'black',
        backgroundColor: '@pageBackground',
        backgroundTextStyle: '@pageText' as 'dark',
      },
  ...(inBrowser
    ? {}
    : { darkmode: true, themeLocation: 'theme.json', lazyCodeLoading: 'requiredComponents' }),
})
