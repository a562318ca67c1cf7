/*
 * Pages load this as a "nomodule" script: only an engine without modules runs it, such as Internet Explorer's, which the
 * browsers of many offices use in 兼容模式. Written as that engine reads it.
 */
(function (note) {
  'use strict';
  note.className = 'wb-old-browser';
  note.setAttribute('role', 'alert');
  note.appendChild(document.createTextNode('当前浏览器内核过旧（兼容模式），本系统无法显示。请点击地址栏右侧的图标切换到极速模式，再刷新页面；没有极速模式的，请改用新版浏览器。'));
  // Nothing else of the page works in this engine.
  window.onload = function () {
    document.body.innerHTML = '';
    document.body.appendChild(note);
  };
}(document.createElement('div')));
