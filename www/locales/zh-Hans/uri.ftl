# What is wrong with a ws or wss address: said in reports, and where one is typed.

uri-fault-place = { $why }第 { $position } 个字符为“{ $found }”。
uri-fault-end = { $why }URI 到此结束。
uri-fault-scheme-missing = 必须以 ws: 或 wss: 开头。
uri-fault-scheme-http = 以 http: 开头，本意应为 ws:。浏览器自 2023 年起将其视为 ws:，其他客户端不会。
uri-fault-scheme-https = 以 https: 开头，本意应为 wss:。浏览器自 2023 年起将其视为 wss:，其他客户端不会。
uri-fault-scheme-other = 方案（scheme）必须是 ws 或 wss。
uri-fault-slashes-missing = 方案之后必须是 //。
uri-fault-host-missing = 缺少主机。
uri-fault-host-character = 主机中不能有此字符：ASCII 以外的字符用 Punycode 书写。
uri-fault-host-literal = 方括号中应为 IPv6 地址，并以右方括号结束。
uri-fault-port-character = 端口只能由数字组成。
uri-fault-port-range = 端口最大为 65,535。
uri-fault-percent-encoding = % 之后必须是两个十六进制数字。
uri-fault-character = 此字符必须使用百分号编码。
uri-fault-fragment = WebSocket 的 URI 没有片段（fragment）：# 写作 %23。
