/* 收到的函件: loaded by Tasklist, leads from everybody's own menu to this folder's page. */
import {offerInMenu} from '../password/menu.js';

offerInMenu('received-letters', '收到的函件', () => '/camunda/letters/');
