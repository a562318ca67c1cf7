/*
 * <wb-source>: the text of the document beside its result, with what was read in it marked. The document is foreign: it
 * becomes text nodes only. Choosing a point brings its place on screen, and clicking a place chooses its point.
 */

const CLASSES = {POINT: 'wb-read', UNITS: 'wb-read-units', DOUBT: 'wb-read-doubt', UNKNOWN_NAME: 'wb-read-unknown'};

/**
 * The text in pieces, each with the marks that cover it.
 *
 * @return [{start, end, marks}], in the order of the text and without a gap
 */
export function pieces(text, marks) {
  const placed = marks.filter(mark => mark.start !== null && mark.start !== undefined && mark.end > mark.start && mark.end <= text.length)
    .slice().sort((one, other) => one.start - other.start);
  const cuts = Array.from(new Set([0, text.length, ...placed.flatMap(mark => [mark.start, mark.end])])).sort((one, other) => one - other);
  let covering = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    covering = covering.filter(mark => mark.end > start);
    while (next < placed.length && placed[next].start <= start) {
      covering.push(placed[next++]);
    }
    return {start, end: cuts[i + 1], marks: covering.slice()};
  });
}

/** Where the sentences of a place begin, but for the first: a point can be split there. */
export function sentences(text, start, end) {
  const found = [];
  const stop = /[。；;！？\n]+/g;
  const place = text.slice(start, end);
  for (let match = stop.exec(place); match; match = stop.exec(place)) {
    const rest = place.slice(match.index + match[0].length);
    const blank = rest.length - rest.trimStart().length;
    const at = start + match.index + match[0].length + blank;
    if (rest.trim().length > 1) {
      found.push({at, text: rest.trim().replace(/\s+/g, ' ').slice(0, 30)});
    }
  }
  return found;
}

function drawn(text, marks) {
  const fragment = document.createDocumentFragment();
  pieces(text, marks).forEach(piece => {
    const span = document.createElement('span');
    span.textContent = text.slice(piece.start, piece.end);
    span.dataset.start = piece.start;
    const open = piece.marks.filter(mark => !mark.settled || mark.kind === 'POINT' || mark.kind === 'UNITS');
    open.forEach(mark => span.classList.add(CLASSES[mark.kind]));
    const titles = open.filter(mark => mark.text).map(mark => (mark.kind === 'UNKNOWN_NAME' ? '不是已知的单位：' : '') + mark.text);
    if (titles.length) {
      span.title = titles.join('\n');
    }
    const owner = piece.marks.find(mark => mark.kind === 'POINT');
    if (owner) {
      span.dataset.point = owner.point;
    }
    fragment.append(span);
  });
  return fragment;
}

/** Brings an element to the middle of its own scrolling box, and moves nothing else. */
function reveal(box, element) {
  box.scrollTop += element.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}

/** Brings the chosen point on screen in the list beside the text, unless it is there. */
function revealChosen(list) {
  const chosen = list && list.querySelector('.wb-chosen');
  const {top, bottom} = chosen ? list.getBoundingClientRect() : {};
  const place = chosen && chosen.getBoundingClientRect();
  if (place && (place.top < top || place.bottom > bottom)) {
    reveal(list, chosen);
  }
}

function link($scope, $element) {
  const box = $element[0];
  box.classList.add('wb-source');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', '原文');
  const source = () => $scope.view.plan.document;

  function choose() {
    box.querySelectorAll('.wb-read-now').forEach(each => each.classList.remove('wb-read-now'));
    const own = box.querySelectorAll('[data-point="' + ($scope.point ? $scope.point.id : '') + '"]');
    own.forEach(each => each.classList.add('wb-read-now'));
    if (own[0]) {
      reveal(box, own[0]);
    }
    // The list shows the choice after this digest.
    setTimeout(() => revealChosen(box.parentElement && box.parentElement.querySelector('.wb-list-column')));
  }

  $scope.$watch(source, document => {
    box.replaceChildren(...(document ? [drawn(document.text, document.marks)] : []));
    choose();
  });
  $scope.$watch('point.id', choose);
  $scope.$on('weibao:place', (event, start) => {
    const spans = Array.from(box.querySelectorAll('span'));
    const found = spans.filter(each => Number(each.dataset.start) <= start).pop();
    if (found) {
      reveal(box, found);
      found.classList.add('wb-read-here');
      setTimeout(() => found.classList.remove('wb-read-here'), 2000);
    }
  });
  box.addEventListener('click', event => {
    const span = event.target.closest('[data-point]');
    const point = span && $scope.view.plan.points.find(each => each.id === Number(span.dataset.point));
    if (point && String(window.getSelection()) === '') {
      $scope.$apply(() => $scope.choose(point));
    }
  });
}

/** Registers it. */
export function registerSource(module) {
  module.directive('wbSource', [() => ({restrict: 'E', link})]);
}
