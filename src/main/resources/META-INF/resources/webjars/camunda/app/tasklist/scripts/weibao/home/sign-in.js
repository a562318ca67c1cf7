/* The bare address leads to Tasklist's sign-in. People who have no work there go on from it to their own app. */

const SIGN_IN = {
  method: 'POST',
  headers: {'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8'}
};

const goTo = app => location.assign(document.querySelector('base').getAttribute('app-root') + '/app/' + app + '/default/');

export const decorateSignIn = ['$delegate', '$http', '$q', 'Uri', ($delegate, $http, $q, Uri) => {
  const never = () => $q(() => {});
  const login = $delegate.login;

  /** Everybody may sign in to Welcome; where they belong is in the answer. */
  function elsewhere(user, password, refusal) {
    return $http({
      ...SIGN_IN, url: Uri.appUri('admin://auth/user/:engine/login/welcome'), data: new URLSearchParams({username: user, password}).toString()
    }).then(answer => {
      goTo(answer.data.authorizedApps.includes('cockpit') ? 'cockpit' : 'welcome');
      return never();
    }, () => $q.reject(refusal));
  }

  $delegate.login = (user, password) => login(user, password).then(authentication => {
    if (authentication.authorizedApps.includes('admin')) {
      goTo('admin');
      return never();
    }
    return authentication;
  }, refusal => refusal.status === 403 ? elsewhere(user, password, refusal) : $q.reject(refusal));
  return $delegate;
}];
