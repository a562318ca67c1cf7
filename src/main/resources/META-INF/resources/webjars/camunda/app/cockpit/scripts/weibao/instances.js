/* What supervisors, the office and the leading group read on Cockpit's pages of models and instances. */
import './controls.js';
import {markDefinition, markInstance} from './diagram.js';
import {renderList} from './instance-list.js';
import {renderTab} from './instance-tab.js';

const plugin = (id, pluginPoint, render, label) => ({id, pluginPoint, priority: 100, properties: {label}, render});

export default [
  plugin('wb-point-tab', 'cockpit.processInstance.runtime.tab', (node, {processInstanceId}) => renderTab(node, processInstanceId), '要点概况'),
  plugin('wb-instances-tab', 'cockpit.processDefinition.runtime.tab', (node, {processDefinitionId}) => renderList(node, processDefinitionId), '正在办理的事项'),
  plugin('wb-instance-diagram', 'cockpit.processInstance.diagram.plugin', (viewer, {processInstanceId}) => markInstance(viewer, processInstanceId)),
  plugin('wb-definition-diagram', 'cockpit.processDefinition.diagram.plugin', (viewer, {processDefinitionId}) => markDefinition(viewer, processDefinitionId))
];
