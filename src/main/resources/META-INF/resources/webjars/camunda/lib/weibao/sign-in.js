/* The stock sign-in page for people with a screen reader or without a mouse: its parts have names, in their own order. */
const own = window.angular.module('cam.' + document.querySelector('base').getAttribute('app-name') + '.custom');

const page = html => html
  .replace('class="form-signin-container"', 'class="form-signin-container" role="main"')
  .replace('class="app-name"', 'class="app-name" role="heading" aria-level="1"');

const form = html => html
  .replace(/\s+tabindex="\d"/g, '')
  .replace(/placeholder="({{ '\w+' \| translate }})"/g, '$& aria-label="$1"');

own.run(['$route', $route => {
  const login = $route.routes['/login'];
  if (login && login.template) {
    login.template = page(login.template);
  }
}]);

own.config(['$provide', $provide => $provide.decorator('Views', ['$delegate', $delegate => {
  const {getProviders} = $delegate;
  const named = new WeakSet();
  $delegate.getProviders = (...wanted) => {
    const found = getProviders.apply($delegate, wanted);
    found.filter(each => /name="signinForm"/.test(each.template) && !named.has(each)).forEach(each => {
      named.add(each);
      each.template = form(each.template);
    });
    return found;
  };
  return $delegate;
}])]);
