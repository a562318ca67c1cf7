/* 收到的函件: leads from everybody's own menu to the page of the letters that their unit has received. */
const PAGE = '/camunda/letters/';

function add(item) {
  const entry = document.createElement('li');
  const link = document.createElement('a');
  entry.className = 'received-letters';
  link.textContent = '收到的函件';
  link.href = PAGE;
  entry.append(link);
  item.before(entry);
}

const offer = () => document.querySelectorAll('.account .dropdown-menu .logout').forEach(item =>
  item.parentElement.querySelector('.received-letters') || add(item));

// The menu comes with the sign-in and goes with the sign-out.
new MutationObserver(records => {
  if (records.some(record => record.addedNodes.length)) {
    offer();
  }
}).observe(document.body, {childList: true, subtree: true});
offer();
