/* Admin's forms of a user ask for first and last name: says what to type, and lets a whole name stand in the first field. */
const HINTS = {
  inputUserId: '小写字母、数字、连字符，例如 fulian-2',
  inputFirstname: '名，例如 小燕；也可以填全名',
  inputLastname: '姓，例如 孙；已填全名的不用再填'
};

function complete() {
  Object.entries(HINTS).forEach(([id, hint]) => {
    const input = document.getElementById(id);
    if (!input || input.placeholder === hint) {
      return;
    }
    input.placeholder = hint;
    const model = id === 'inputLastname' && window.angular && window.angular.element(input).controller('ngModel');
    if (model) {
      // A name in Chinese characters is kept as one: there is no last name to be edited.
      model.$validators.required = () => true;
      model.$validate();
    }
  });
}

new MutationObserver(records => records.some(record => record.addedNodes.length) && complete())
  .observe(document.body, {childList: true, subtree: true});
complete();
