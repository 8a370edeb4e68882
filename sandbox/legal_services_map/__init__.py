"""The map of foreign legal services (涉外法律服务地图) as a stand-in; its contract is assumed."""
